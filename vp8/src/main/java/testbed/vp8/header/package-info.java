/** The frame header, field by field as in RFC 6386, one definition for reading and writing. */
package testbed.vp8.header;
