package testbed.salsify.live;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A UDP socket: native epoll where the machine has it, NIO elsewhere. */
public final class UdpPort implements AutoCloseable {
  private static final int BUFFER = 4 << 20;

  /** Netty numbers its channels by a hardware address, and complains where there is none. */
  private static final String MACHINE_ID = "io.netty.machineId";

  private final EventLoopGroup group;
  private final Channel channel;

  /** Takes what comes in; called on the socket's thread. */
  @FunctionalInterface
  public interface Received {
    /** One datagram. */
    void packet(byte[] bytes, InetSocketAddress from);
  }

  private UdpPort(EventLoopGroup group, Channel channel) {
    this.group = group;
    this.channel = channel;
  }

  /**
   * Opens a socket.
   *
   * @param local the port to listen on, 0 for any
   * @throws IOException when the port cannot be had
   */
  public static UdpPort open(int local, Received received) throws IOException {
    if (System.getProperty(MACHINE_ID) == null) {
      System.setProperty(MACHINE_ID, "00:00:00:00:00:00:00:01");
    }
    boolean isNative = Epoll.isAvailable();
    EventLoopGroup group =
        new MultiThreadIoEventLoopGroup(
            1, isNative ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
    Bootstrap bootstrap =
        new Bootstrap()
            .group(group)
            .channel(isNative ? EpollDatagramChannel.class : NioDatagramChannel.class)
            .option(ChannelOption.SO_RCVBUF, BUFFER)
            .option(ChannelOption.SO_SNDBUF, BUFFER)
            .handler(new Inbound(received));
    var bound = bootstrap.bind(local).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      var _ = group.shutdownGracefully();
      throw new IOException("UDP port " + local + ": " + bound.cause().getMessage(), bound.cause());
    }
    return new UdpPort(group, bound.channel());
  }

  /** Sends one datagram; whether it got away nobody says. From any thread. */
  public void send(byte[] packet, InetSocketAddress to) {
    ByteBuf bytes = Unpooled.wrappedBuffer(packet);
    var _ = channel.writeAndFlush(new DatagramPacket(bytes, to), channel.voidPromise());
  }

  /** The port in use. */
  public int localPort() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    var _ = group.shutdownGracefully();
  }

  private static final class Inbound extends SimpleChannelInboundHandler<DatagramPacket> {
    private final Received received;

    Inbound(Received received) {
      this.received = received;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
      byte[] bytes = new byte[packet.content().readableBytes()];
      packet.content().readBytes(bytes);
      received.packet(bytes, packet.sender());
    }

    /** A send that the network refused, for example because nobody listens yet. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {}
  }
}
