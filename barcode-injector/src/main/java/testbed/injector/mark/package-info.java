/** The identity that every frame carries in its picture: how it is drawn and how it is read. */
package testbed.injector.mark;
