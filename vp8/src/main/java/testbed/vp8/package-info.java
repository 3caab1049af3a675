/** See the module's description. */
package testbed.vp8;
