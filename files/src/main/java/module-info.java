/** Files that somebody else may have made, read within limits. */
module testbed.files {
  exports testbed.files;
}
