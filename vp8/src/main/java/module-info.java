/** The functional VP8 codec, whose inter-frame state is a value. */
@SuppressWarnings("module") // the codec is called VP8
module testbed.vp8 {
  requires transitive testbed.video;
  requires jdk.incubator.vector;
}
