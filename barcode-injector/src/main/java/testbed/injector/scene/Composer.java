package testbed.injector.scene;

/**
 * Puts the pictures of the scene together: the room, the person before it, the camera's exposure
 * and grain. All of it in integers once the layers are painted. One thread at a time.
 */
public final class Composer {
  private static final double UNIT = 0.235;
  private static final double CENTRE_X = 0.44;
  private static final double CENTRE_Y = 0.44;
  private static final double LUMA_GRAIN = 1.7 * Layer.SCALE;
  private static final double CHROMA_GRAIN = 1.1 * Layer.SCALE;
  private static final int BLACK = 16 * Layer.SCALE;
  private static final int NEUTRAL = 128 * Layer.SCALE;

  private final int width;
  private final int height;
  private final int margin;
  private final int personLeft;
  private final int personTop;
  private final Layer room;
  private final Layer person;
  private final Face face;
  private final Motion motion;
  private final Portrait.Frame frame;
  private final Warp warp;
  private final Grain lumaGrain;
  private final Grain chromaGrain;
  private final int[] line;
  private final short[][] lumaLayers;
  private final short[][] blueLayers;
  private final short[][] redLayers;

  /** One plane of the picture that is being made, with what it is made from. */
  private static final class Target {
    private final byte[] out;
    private final int offset;
    private final int shrink;
    private final int zero;
    private final short[] back;
    private final short[] front;
    private final short[] alpha;

    Target(byte[] out, int offset, int shrink, short[][] layers) {
      this.out = out;
      this.offset = offset;
      this.shrink = shrink;
      this.zero = shrink == 0 ? BLACK : NEUTRAL;
      this.back = layers[0];
      this.front = layers[1];
      this.alpha = layers[2];
    }
  }

  /** Paints the layers; takes a second or so. */
  public Composer(long seed, int width, int height) {
    Noise noise = new Noise(seed);
    Look look = Look.of(noise.fork(1));
    this.width = width;
    this.height = height;
    this.margin = height / 40 * 2 + 2;
    double unit = UNIT * height;
    this.frame = new Portrait.Frame(unit, CENTRE_X * width, CENTRE_Y * height);
    this.personLeft = even(frame.centreX() - 2.3 * unit);
    this.personTop = even(frame.centreY() - 1.6 * unit);
    int personWidth = even(4.6 * unit);
    int personHeight = even(height - personTop + 0.35 * unit);
    Portrait.Frame inLayer =
        new Portrait.Frame(unit, frame.centreX() - personLeft, frame.centreY() - personTop);
    Bust bust = new Bust(noise.fork(2), look.longHair());
    Portrait portrait = new Portrait(bust, look, noise.fork(3), inLayer);
    Layer plain = portrait.paint(personWidth, personHeight);
    this.person = plain.copy();
    this.face = new Face(person, plain, inLayer, look.iris());
    this.room =
        new Room(noise.fork(4), look, (double) width / height)
            .paint(even(width + 2.0 * margin), even(height + 2.0 * margin), margin);
    this.motion = new Motion(noise.fork(5));
    this.warp = new Warp(width, height, Math.max(8, Integer.highestOneBit(height / 45)));
    this.lumaGrain = new Grain(noise.fork(6), LUMA_GRAIN, width);
    this.chromaGrain = new Grain(noise.fork(7), CHROMA_GRAIN, width);
    this.line = new int[width];
    this.lumaLayers = new short[][] {room.y, person.y, person.alpha};
    this.blueLayers = new short[][] {room.u, person.u, person.chromaAlpha};
    this.redLayers = new short[][] {room.v, person.v, person.chromaAlpha};
  }

  /** Makes the picture of a frame as planar 4:2:0 bytes. */
  public void compose(long index, int framesPerSecond, byte[] planar) {
    Pose pose = motion.at((double) index / framesPerSecond);
    face.draw(pose);
    int shakeX = (int) Math.rint(pose.shakeX() * height * 256);
    int shakeY = (int) Math.rint(pose.shakeY() * height * 256);
    warp.bend(pose, frame, shakeX / 256.0 - personLeft, shakeY / 256.0 - personTop);
    int gain = (int) Math.rint(pose.exposure() * 1024);
    int luma = width * height;
    Target y = new Target(planar, 0, 0, lumaLayers);
    Target u = new Target(planar, luma, 1, blueLayers);
    Target v = new Target(planar, luma * 5 / 4, 1, redLayers);
    plane(y, index, 0, shakeX, shakeY, gain);
    plane(u, index, 1, shakeX, shakeY, gain);
    plane(v, index, 2, shakeX, shakeY, gain);
  }

  private void plane(Target t, long index, int number, int shakeX, int shakeY, int gain) {
    int w = width >> t.shrink;
    Grain grain = number == 0 ? lumaGrain : chromaGrain;
    for (int row = 0; row < height >> t.shrink; row++) {
      background(t, row, (margin * 256 + shakeX) >> t.shrink, (margin * 256 + shakeY) >> t.shrink);
      foreground(t, row);
      int from = grain.entry(index, number, row);
      develop(t, row * w + t.offset, w, grain.table(), from, gain);
    }
  }

  /** Adds grain and exposure and rounds to bytes. */
  private void develop(Target t, int offset, int w, short[] grain, int from, int gain) {
    int zero = t.zero;
    int low = 16;
    int high = t.shrink == 0 ? 235 : 240;
    int bias = t.shrink == 0 ? zero : 0;
    int back = zero - bias;
    for (int x = 0; x < w; x++) {
      int value = (((line[x] - bias) * gain) >> 10) + bias + back + grain[from + x];
      t.out[offset + x] = (byte) Math.max(low, Math.min(high, (value + 8) >> 4));
    }
  }

  /** The room, moved by the shake of the camera (in 1/256 samples). */
  private void background(Target t, int row, int x256, int y256) {
    int stride = room.width >> t.shrink;
    int fx = x256 & 255;
    int fy = y256 & 255;
    int w00 = (256 - fx) * (256 - fy);
    int w10 = fx * (256 - fy);
    int w01 = (256 - fx) * fy;
    int w11 = fx * fy;
    short[] s = t.back;
    int at = (row + (y256 >> 8)) * stride + (x256 >> 8);
    int below = at + stride;
    for (int x = 0; x < width >> t.shrink; x++) {
      line[x] =
          (s[at + x] * w00 + s[at + x + 1] * w10 + s[below + x] * w01 + s[below + x + 1] * w11)
              >> 16;
    }
  }

  /** The person, where the bent mesh puts them. */
  private void foreground(Target t, int row) {
    int spacing = warp.spacing >> t.shrink;
    int shift = Integer.numberOfTrailingZeros(spacing);
    int node = row / spacing * warp.columns;
    int down = row % spacing;
    int w = width >> t.shrink;
    for (int cell = 0; cell * spacing < w; cell++) {
      int a = node + cell;
      int leftX = between(warp.dx[a], warp.dx[a + warp.columns], down, shift);
      int leftY = between(warp.dy[a], warp.dy[a + warp.columns], down, shift);
      int rightX = between(warp.dx[a + 1], warp.dx[a + 1 + warp.columns], down, shift);
      int rightY = between(warp.dy[a + 1], warp.dy[a + 1 + warp.columns], down, shift);
      int x0 = cell * spacing;
      int sx = (x0 << 16) + (leftX >> t.shrink);
      int sy = (row << 16) + (leftY >> t.shrink);
      int stepX = (1 << 16) + ((rightX - leftX) >> (shift + t.shrink));
      int stepY = (rightY - leftY) >> (shift + t.shrink);
      if (inside(t, sx, sy) || inside(t, sx + stepX * spacing, sy + stepY * spacing)) {
        cell(t, x0, Math.min(w, x0 + spacing), sx, sy, stepX, stepY);
      }
    }
  }

  private boolean inside(Target t, int sx, int sy) {
    return sx >= 0
        && sy >= 0
        && sx >> 16 < (person.width >> t.shrink) - 1
        && sy >> 16 < (person.height >> t.shrink) - 1;
  }

  private static int between(int upper, int lower, int down, int shift) {
    return upper + (int) (((long) (lower - upper) * down) >> shift);
  }

  private void cell(Target t, int from, int to, int startX, int startY, int stepX, int stepY) {
    int stride = person.width >> t.shrink;
    short[] front = t.front;
    short[] alpha = t.alpha;
    int sx = startX;
    int sy = startY;
    for (int x = from; x < to; x++, sx += stepX, sy += stepY) {
      if (!inside(t, sx, sy)) {
        continue;
      }
      int at = (sy >> 16) * stride + (sx >> 16);
      int below = at + stride;
      int fx = sx >> 8 & 255;
      int fy = sy >> 8 & 255;
      int w00 = (256 - fx) * (256 - fy);
      int w10 = fx * (256 - fy);
      int w01 = (256 - fx) * fy;
      int w11 = fx * fy;
      int a =
          (alpha[at] * w00 + alpha[at + 1] * w10 + alpha[below] * w01 + alpha[below + 1] * w11)
              >> 16;
      if (a == 0) {
        continue;
      }
      int v =
          (front[at] * w00 + front[at + 1] * w10 + front[below] * w01 + front[below + 1] * w11)
              >> 16;
      line[x] = ((line[x] * (Layer.OPAQUE - a)) >> 12) + v;
    }
  }

  private static int even(double v) {
    return (int) Math.floor(v) & ~1;
  }
}
