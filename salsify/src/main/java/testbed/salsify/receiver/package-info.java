/** The receiving end. */
package testbed.salsify.receiver;
