package testbed.injector.scene;

/**
 * Everything that moves, at one instant. Lengths are units of the model (see {@link Bust}) unless
 * said otherwise; angles are radians.
 *
 * @param headX head to the right
 * @param headY head up
 * @param roll head tilted to the left shoulder
 * @param yaw face turned to the right
 * @param pitch face turned up
 * @param bodyX shoulders to the right
 * @param bodyY shoulders up, by breathing
 * @param mouth how far the mouth is open, 0 to 1
 * @param lids how far the eyes are closed, 0 to 1
 * @param gazeX eyes to the right
 * @param gazeY eyes up
 * @param shakeX camera shake to the right, in heights of the picture
 * @param shakeY camera shake downwards, in heights of the picture
 * @param exposure gain of the camera, about 1
 */
record Pose(
    double headX,
    double headY,
    double roll,
    double yaw,
    double pitch,
    double bodyX,
    double bodyY,
    double mouth,
    double lids,
    double gazeX,
    double gazeY,
    double shakeX,
    double shakeY,
    double exposure) {}
