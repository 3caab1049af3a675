package testbed.injector.scene;

import static testbed.injector.scene.Shape.clamp;
import static testbed.injector.scene.Shape.step;

/**
 * Somebody talking: sways, nods, breathes, blinks, looks about, speaks in phrases and pauses,
 * filmed by a camera that is held in a hand. Every movement is noise of its own pace, so nothing
 * repeats.
 */
final class Motion {
  private static final double BLINK_EVERY_S = 3.4;
  private static final double BLINK_S = 0.20;
  private static final double GLANCE_EVERY_S = 1.3;
  private static final double GLANCE_S = 0.05;

  private final Noise noise;

  Motion(Noise noise) {
    this.noise = noise;
  }

  /** The pose at an instant, seconds since the beginning. */
  Pose at(double seconds) {
    double talking = step(-0.35, 0.05, wave(1, seconds, 0.30));
    double beat = wave(2, seconds, 1.5) * talking;
    double headX = 0.16 * wave(3, seconds, 0.35) + 0.035 * wave(4, seconds, 1.3);
    double headY = 0.06 * wave(5, seconds, 0.40) + 0.045 * beat;
    double open = (0.30 + 0.75 * wave(6, seconds, 4.6)) * (0.6 + 0.4 * wave(7, seconds, 1.1));
    return new Pose(
        headX,
        headY,
        0.10 * wave(8, seconds, 0.33) + 0.02 * wave(9, seconds, 1.6) - 0.15 * headX,
        0.24 * wave(10, seconds, 0.38) + 0.05 * wave(11, seconds, 1.4),
        0.09 * wave(12, seconds, 0.42) + 0.05 * beat,
        0.40 * headX + 0.05 * wave(13, seconds, 0.22),
        0.022 * wave(14, seconds, 0.55) + 0.12 * headY,
        clamp(open, 0, 1) * talking,
        lids(seconds),
        glance(seconds, 20) * 0.045,
        glance(seconds, 21) * 0.016,
        0.0042 * wave(15, seconds, 1.1) + 0.0011 * wave(16, seconds, 6),
        0.0036 * wave(17, seconds, 1.3) + 0.0012 * wave(18, seconds, 7),
        1 + 0.012 * wave(19, seconds, 0.5));
  }

  private double wave(int label, double seconds, double hertz) {
    return noise.fork(label).at(seconds * hertz * 2);
  }

  private double lids(double seconds) {
    long slot = (long) Math.floor(seconds / BLINK_EVERY_S);
    double start = slot * BLINK_EVERY_S + noise.unit(slot, 90) * (BLINK_EVERY_S - BLINK_S);
    double phase = (seconds - start) / BLINK_S;
    return phase <= 0 || phase >= 1 ? 0.12 : Math.max(0.12, 1 - Math.abs(2 * phase - 0.8) * 1.1);
  }

  /** Eyes rest, then jump. */
  private double glance(double seconds, int label) {
    long slot = (long) Math.floor(seconds / GLANCE_EVERY_S);
    double since = seconds - slot * GLANCE_EVERY_S;
    double from = aim(slot - 1, label);
    double to = aim(slot, label);
    return from + (to - from) * step(0, GLANCE_S, since);
  }

  /** Mostly at the screen, sometimes away from it. */
  private double aim(long slot, int label) {
    double v = 2 * noise.unit(slot, 91 + label) - 1;
    return v * v * v;
  }
}
