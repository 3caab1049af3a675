/** Making pictures comparable and turning them into files. Not exported. */
package testbed.analyzer.picture;
