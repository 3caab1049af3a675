/** Where the pictures come from: generated, decoded from files, or prepared on disk. */
package testbed.injector.source;
