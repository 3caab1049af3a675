package testbed.injector.scene;

import static testbed.injector.scene.Shape.mix;
import static testbed.injector.scene.Shape.step;

/**
 * Where each sample of the picture is taken from in the person's layer: a mesh of offsets, computed
 * at its nodes for a pose and interpolated in between. A turn of the head moves what is near the
 * camera further than what is not.
 */
final class Warp {
  private static final double PIVOT_Y = -1.15;

  final int spacing;
  final int columns;
  final int rows;

  /** Offsets from a sample of the picture to one of the layer, in 1/65536 samples. */
  final int[] dx;

  final int[] dy;

  /** A mesh over a picture with a node every {@code spacing} samples, a power of two. */
  Warp(int width, int height, int spacing) {
    this.spacing = spacing;
    this.columns = width / spacing + 2;
    this.rows = height / spacing + 2;
    this.dx = new int[columns * rows];
    this.dy = new int[columns * rows];
  }

  /**
   * Bends the mesh.
   *
   * @param frame where the model lies in the picture when nothing moves
   * @param shift what to add to x to get from the picture to the layer
   * @param drop the same for y
   */
  void bend(Pose pose, Portrait.Frame frame, double shift, double drop) {
    double sin = StrictMath.sin(-pose.roll());
    double cos = StrictMath.cos(-pose.roll());
    for (int j = 0; j < rows; j++) {
      double y = frame.y(j * spacing);
      double head = step(-1.60, -0.95, y);
      for (int i = 0; i < columns; i++) {
        double x = frame.x(i * spacing);
        double moved = x - mix(pose.bodyX(), pose.headX(), head);
        double raised = y - mix(pose.bodyY(), pose.headY(), head) - PIVOT_Y;
        double depth = depth(moved, raised + PIVOT_Y) * head;
        double sx = moved * cos + raised * sin;
        double sy = raised * cos - moved * sin + PIVOT_Y;
        sx = mix(moved, sx, head) - pose.yaw() * depth;
        sy = mix(raised + PIVOT_Y, sy, head) - pose.pitch() * depth;
        int at = j * columns + i;
        dx[at] = fixed((sx - x) * frame.unit() + shift);
        dy[at] = fixed((y - sy) * frame.unit() + drop);
      }
    }
  }

  /** About how far a place of the head stands out towards the camera. */
  private static double depth(double x, double y) {
    double r = x * x / 1.1 + (y - 0.05) * (y - 0.05) / 1.9;
    return r >= 1 ? 0 : Math.sqrt(1 - r) * (1 - r * r);
  }

  private static int fixed(double samples) {
    return (int) Math.rint(samples * 65536);
  }
}
