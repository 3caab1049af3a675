/** The Salsify sender and receiver. */
module testbed.salsify {
  requires transitive testbed.vp8;
  requires transitive testbed.video;
  requires transitive testbed.timebase;
  requires io.netty.transport;
  requires io.netty.common;
  requires io.netty.buffer;
  requires io.netty.transport.classes.epoll;
}
