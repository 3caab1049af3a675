/** Captures what the receiver shows, matches frames, computes delay and quality. */
module testbed.analyzer {
  requires transitive testbed.injector;
  requires transitive testbed.video;
  requires tools.jackson.databind;
  requires jdk.incubator.vector;
}
