/**
 * Files that somebody else may have made: whatever they are and hold, to read them takes bounded
 * memory, waits for nobody who does not come, and fails with a line that says what is wrong.
 */
package testbed.files;
