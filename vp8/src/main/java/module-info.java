/** The functional VP8 codec, whose inter-frame state is a value. */
@SuppressWarnings("module") // the codec is called VP8
module testbed.vp8 {
  exports testbed.vp8;
  exports testbed.vp8.entropy;
  exports testbed.vp8.excamera;
  exports testbed.vp8.frame;
  exports testbed.vp8.header;

  requires transitive testbed.video;
  requires jdk.incubator.vector;
}
