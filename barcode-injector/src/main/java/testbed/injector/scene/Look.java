package testbed.injector.scene;

/**
 * What distinguishes one generated person and room from another. Colours are linear light, 0 to 1.
 *
 * @param skin albedo of the skin
 * @param hair albedo of the hair
 * @param shirt albedo of the knitted shirt
 * @param iris colour of the eyes
 * @param wall colour of the wall
 * @param longHair how far the hair falls, 0 (to the ears) to 1 (to the shoulders)
 */
record Look(Rgb skin, Rgb hair, Rgb shirt, Rgb iris, Rgb wall, double longHair) {
  private static final Rgb[] SKINS = {
    new Rgb(0.60, 0.36, 0.25), new Rgb(0.44, 0.24, 0.15), new Rgb(0.66, 0.43, 0.32)
  };
  private static final Rgb[] HAIRS = {
    new Rgb(0.070, 0.038, 0.020), new Rgb(0.030, 0.024, 0.022), new Rgb(0.20, 0.115, 0.05)
  };
  private static final Rgb[] SHIRTS = {
    new Rgb(0.07, 0.12, 0.20), new Rgb(0.20, 0.06, 0.06), new Rgb(0.06, 0.14, 0.10)
  };
  private static final Rgb[] IRISES = {
    new Rgb(0.10, 0.05, 0.025), new Rgb(0.06, 0.10, 0.14), new Rgb(0.07, 0.09, 0.04)
  };
  private static final Rgb[] WALLS = {
    new Rgb(0.50, 0.46, 0.40), new Rgb(0.40, 0.44, 0.46), new Rgb(0.48, 0.42, 0.40)
  };

  static Look of(Noise noise) {
    return new Look(
        pick(SKINS, noise, 1),
        pick(HAIRS, noise, 2),
        pick(SHIRTS, noise, 3),
        pick(IRISES, noise, 4),
        pick(WALLS, noise, 5),
        noise.unit(6, 0));
  }

  private static Rgb pick(Rgb[] choice, Noise noise, int label) {
    return choice[(int) (noise.unit(label, 0) * choice.length)];
  }
}
