/** Pictures and their containers. */
module testbed.video {
  exports testbed.video;

  requires transitive java.desktop;
  requires transitive testbed.files;
  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;
}
