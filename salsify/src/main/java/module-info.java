/** The Salsify sender and receiver. */
module testbed.salsify {
  exports testbed.salsify;
  exports testbed.salsify.codec;
  exports testbed.salsify.live;
  exports testbed.salsify.policy;
  exports testbed.salsify.receiver;
  exports testbed.salsify.sender;
  exports testbed.salsify.wire;

  requires transitive testbed.vp8;
  requires transitive testbed.video;
  requires transitive testbed.timebase;
  requires io.netty.transport;
  requires io.netty.common;
  requires io.netty.buffer;
  requires io.netty.transport.classes.epoll;
}
