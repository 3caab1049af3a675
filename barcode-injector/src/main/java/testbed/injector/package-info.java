/** See the module's description. */
package testbed.injector;
