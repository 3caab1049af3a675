/** The sending end. */
package testbed.salsify.sender;
