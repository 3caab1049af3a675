/** Marks every frame of a source video and plays it into a camera port. */
module testbed.injector {
  exports testbed.injector.mark;

  requires transitive testbed.timebase;
  requires transitive testbed.video;
  requires com.google.zxing;
}
