import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The simplest program that can be put between a browser's ports: it reads the camera's Y4M file
 * and paints each picture at once on the root window of the X display, with the colours of BT.601.
 * No codec, no network, no waiting: what a run of it measures is the instrument's own delay, and the
 * few milliseconds of the painting.
 *
 * <p>Started from its source: {@code java Viewer.java CAMERA.y4m :DISPLAY}. Speaks the X protocol
 * (version 11, X.Org) itself; ends with the camera.
 */
final class Viewer {
  private static final int CREATE_GC = 55;
  private static final int PUT_IMAGE = 72;
  private static final int Z_PIXMAP = 2;
  private static final int DEPTH = 24;
  private static final int HEAD = 24;

  /** A request's length is told in 16 bits, in units of four bytes. */
  private static final int LARGEST_REQUEST = 65_535 * 4;

  private static final byte[] FRAME = "FRAME\n".getBytes(StandardCharsets.US_ASCII);

  private final int width;
  private final int height;
  private final byte[] planar;
  private final SocketChannel server;
  private final int root;
  private final int context;
  private final ByteBuffer request;

  private Viewer(int width, int height, SocketChannel server) throws IOException {
    this.width = width;
    this.height = height;
    this.server = server;
    this.planar = new byte[FRAME.length + width * height * 3 / 2];
    this.request = ByteBuffer.allocateDirect(LARGEST_REQUEST).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer hello = greet();
    int formats = 8 * Byte.toUnsignedInt(hello.get(21));
    int vendor = (Short.toUnsignedInt(hello.getShort(16)) + 3) / 4 * 4;
    this.root = hello.getInt(32 + vendor + formats);
    this.context = hello.getInt(4);
    request.clear().put((byte) CREATE_GC).put((byte) 0).putShort((short) 4);
    request.putInt(context).putInt(root).putInt(0);
    send();
  }

  public static void main(String[] words) throws IOException {
    var address = UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + words[1].substring(1));
    try (InputStream camera = new FileInputStream(words[0]);
        SocketChannel server = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      String header = line(camera);
      server.connect(address);
      Viewer viewer = new Viewer(number(header, "W"), number(header, "H"), server);
      DataInputStream frames = new DataInputStream(camera);
      while (true) {
        frames.readFully(viewer.planar);
        viewer.paint();
      }
    } catch (EOFException e) {
      return;
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private static int number(String header, String letter) throws IOException {
    Matcher found = Pattern.compile(" " + letter + "([0-9]+)").matcher(header);
    if (!found.find()) {
      throw new IOException("no " + letter + " in the header '" + header + "'");
    }
    return Integer.parseInt(found.group(1));
  }

  /** Opens the connection; returns what the server says of itself, without its first 8 bytes. */
  private ByteBuffer greet() throws IOException {
    request.clear().put((byte) 'l').put((byte) 0).putShort((short) 11);
    request.putShort((short) 0).putShort((short) 0).putShort((short) 0).putShort((short) 0);
    send();
    ByteBuffer head = receive(8);
    if (head.get(0) != 1) {
      throw new IOException("the display refuses the connection");
    }
    return receive(4 * Short.toUnsignedInt(head.getShort(6)));
  }

  private ByteBuffer receive(int bytes) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (answer.hasRemaining()) {
      if (server.read(answer) < 0) {
        throw new IOException("the display hung up");
      }
    }
    return answer.flip();
  }

  private void send() throws IOException {
    request.flip();
    while (request.hasRemaining()) {
      server.write(request);
    }
  }

  private void paint() throws IOException {
    int rows = (LARGEST_REQUEST - HEAD) / (4 * width);
    for (int y = 0; y < height; y += rows) {
      int count = Math.min(rows, height - y);
      request.clear().put((byte) PUT_IMAGE).put((byte) Z_PIXMAP);
      request.putShort((short) (HEAD / 4 + width * count)).putInt(root).putInt(context);
      request.putShort((short) width).putShort((short) count).putShort((short) 0);
      request.putShort((short) y).put((byte) 0).put((byte) DEPTH).putShort((short) 0);
      for (int row = y; row < y + count; row++) {
        paintRow(row);
      }
      send();
    }
  }

  /** BT.601, limited range, in fixed point with 16 bits behind the point. */
  private void paintRow(int row) {
    int luma = FRAME.length + row * width;
    int cb = FRAME.length + width * height + row / 2 * (width / 2);
    int cr = cb + width / 2 * (height / 2);
    for (int x = 0; x < width; x++) {
      int y = 76_309 * ((planar[luma + x] & 0xff) - 16) + 32_768;
      int u = (planar[cb + x / 2] & 0xff) - 128;
      int v = (planar[cr + x / 2] & 0xff) - 128;
      int red = channel(y + 104_597 * v);
      int green = channel(y - 25_675 * u - 53_279 * v);
      int blue = channel(y + 132_201 * u);
      request.putInt(red << 16 | green << 8 | blue);
    }
  }

  private static int channel(int fixed) {
    return Math.clamp(fixed >> 16, 0, 255);
  }
}
