/** Captures what the receiver shows, matches frames, computes delay and quality. */
module testbed.analyzer {
  exports testbed.analyzer;
  exports testbed.analyzer.display;
  exports testbed.analyzer.match;
  exports testbed.analyzer.metric;
  exports testbed.analyzer.paper;
  exports testbed.analyzer.picture;
  exports testbed.analyzer.quality;
  exports testbed.analyzer.result;

  opens testbed.analyzer.result to
      tools.jackson.databind;

  requires transitive testbed.injector;
  requires transitive testbed.video;
  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;
  requires tools.jackson.databind;
  requires jdk.incubator.vector;
}
