package testbed.injector.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import testbed.video.ScreenPixels;

/**
 * A window without a frame that covers a screen from a place to its lower right end, on top of all
 * others, without a pointer: pictures at its upper left corner, black around them. A picture is
 * sent into the server's memory first and then appears at once. One thread.
 */
final class XWindow implements PictureFeed.Sink {
  private static final int CREATE_WINDOW = 1;
  private static final int MAP_WINDOW = 8;
  private static final int CREATE_PIXMAP = 53;
  private static final int CREATE_GC = 55;
  private static final int COPY_AREA = 62;
  private static final int FILL_RECTANGLE = 70;
  private static final int PUT_IMAGE = 72;
  private static final int CREATE_CURSOR = 93;

  private static final int DEPTH = 24;
  private static final int Z_PIXMAP = 2;
  private static final int PUT_HEAD = 24;
  private static final int BACKGROUND = 0x2;
  private static final int NO_WINDOW_MANAGER = 0x200;
  private static final int CURSOR = 0x4000;
  private static final int EXPOSURES = 0x10000;

  private final String name;
  private final XConnection server;
  private final ScreenPixels pixels;
  private final int width;
  private final int height;
  private final int image;
  private final int tools;
  private final ByteBuffer strip;
  private final ByteBuffer copy;
  private final int stripRows;

  private XWindow(String name, XConnection server, int width, int height) {
    this.name = name;
    this.server = server;
    this.width = width;
    this.height = height;
    this.pixels = new ScreenPixels(width, height);
    this.image = server.newId();
    this.tools = server.newId();
    this.stripRows = Math.min(height, (server.longestRequest() - PUT_HEAD) / (4 * width));
    this.strip = XConnection.request(PUT_IMAGE, Z_PIXMAP, (PUT_HEAD - 4) / 4 + width * stripRows);
    this.copy = XConnection.request(COPY_AREA, 0, 6);
  }

  /**
   * Opens a window.
   *
   * @param place where the pictures' upper left corner is
   * @throws IOException when the screen has no room there, or the server does not let us
   */
  static XWindow open(XConnection server, ScreenPlace place, int width, int height)
      throws IOException {
    XConnection.Screen screen = server.screen();
    if (place.x() + width > screen.width() || place.y() + height > screen.height()) {
      throw new IOException(
          "the screen has %dx%d pixels, no room for %dx%d at +%d+%d"
              .formatted(screen.width(), screen.height(), width, height, place.x(), place.y()));
    }
    XWindow window = new XWindow(place.name(), server, width, height);
    window.show(place);
    return window;
  }

  private void show(ScreenPlace place) throws IOException {
    XConnection.Screen screen = server.screen();
    int window = server.newId();
    ByteBuffer create = XConnection.request(CREATE_WINDOW, 0, 10);
    create.putInt(window).putInt(screen.root());
    create.putShort((short) place.x()).putShort((short) place.y());
    create.putShort((short) (screen.width() - place.x()));
    create.putShort((short) (screen.height() - place.y()));
    create.putShort((short) 0).putShort((short) 1).putInt(0);
    create.putInt(BACKGROUND | NO_WINDOW_MANAGER | CURSOR).putInt(0).putInt(1);
    create.putInt(invisiblePointer(screen.root()));
    server.send(create);
    server.send(XConnection.request(MAP_WINDOW, 0, 1).putInt(window));
    server.send(pixmap(DEPTH, image, screen.root(), width, height));
    ByteBuffer gc = XConnection.request(CREATE_GC, 0, 4);
    server.send(gc.putInt(tools).putInt(window).putInt(EXPOSURES).putInt(0));
    copy.putInt(image).putInt(window).putInt(tools).putInt(0).putInt(0);
    copy.putShort((short) width).putShort((short) height);
    server.sync();
  }

  private static ByteBuffer pixmap(int depth, int id, int like, int width, int height) {
    ByteBuffer create = XConnection.request(CREATE_PIXMAP, depth, 3).putInt(id).putInt(like);
    return create.putShort((short) width).putShort((short) height);
  }

  /** A pointer of one pixel that is not drawn. */
  private int invisiblePointer(int root) throws IOException {
    int dot = server.newId();
    int gc = server.newId();
    int cursor = server.newId();
    server.send(pixmap(1, dot, root, 1, 1));
    server.send(XConnection.request(CREATE_GC, 0, 3).putInt(gc).putInt(dot).putInt(0));
    ByteBuffer fill = XConnection.request(FILL_RECTANGLE, 0, 4).putInt(dot).putInt(gc);
    server.send(fill.putInt(0).putShort((short) 1).putShort((short) 1));
    server.send(XConnection.request(CREATE_CURSOR, 0, 7).putInt(cursor).putInt(dot).putInt(dot));
    return cursor;
  }

  @Override
  public void load(byte[] planar) throws CameraException {
    try {
      send(planar);
      server.sync();
    } catch (IOException e) {
      throw problem(e);
    }
  }

  @Override
  public void show() throws CameraException {
    try {
      server.send(copy);
      server.sync();
    } catch (IOException e) {
      throw problem(e);
    }
  }

  private CameraException problem(IOException e) {
    return new CameraException("screen " + name + ": " + e.getMessage());
  }

  private void send(byte[] planar) throws IOException {
    for (int row = 0; row < height; row += stripRows) {
      int rows = Math.min(stripRows, height - row);
      int words = (PUT_HEAD - 4) / 4 + width * rows;
      strip.clear().putShort(2, (short) (1 + words));
      strip.position(4);
      strip.putInt(image).putInt(tools).putShort((short) width).putShort((short) rows);
      strip.putShort((short) 0).putShort((short) row).put((byte) 0).put((byte) DEPTH);
      pixels.rows(planar, row, rows, strip, PUT_HEAD);
      server.send(strip.limit(4 + 4 * words));
    }
  }
}
