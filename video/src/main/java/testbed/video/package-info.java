/** Frozen 4:2:0 rasters, the Y4M and IVF containers, conversion and scaling. */
package testbed.video;
