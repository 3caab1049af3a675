package testbed.injector.mark;

/**
 * A rectangle of luma samples.
 *
 * @param x left edge
 * @param y upper edge
 * @param width samples in a row
 * @param height rows
 */
public record MarkRegion(int x, int y, int width, int height) {}
