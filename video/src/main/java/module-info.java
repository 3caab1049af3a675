/** Pictures and their containers. */
module testbed.video {
  exports testbed.video;

  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;
}
