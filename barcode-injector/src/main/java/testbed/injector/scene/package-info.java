/**
 * The generated scene: somebody in front of a webcam, drawn by arithmetic that gives the same bytes
 * on every machine (IEEE doubles, {@link StrictMath}, integers).
 */
package testbed.injector.scene;
