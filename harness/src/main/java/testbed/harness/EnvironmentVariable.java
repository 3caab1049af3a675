package testbed.harness;

/** The variables of the environment that the commands heed. */
enum EnvironmentVariable {
  TESTBED_TRACES("folders with recordings of links, separated by colons"),
  TESTBED_VIDEOS("folders with clips, separated by colons"),
  XDG_CACHE_HOME("where fetched and rendered files go (default: ~/.cache)"),
  XDG_CONFIG_HOME("where the user's own systems are kept (default: ~/.config)"),
  CHROME("the Chromium to use"),
  FIREFOX("the Firefox to use"),
  JAVA_HOME("a JDK 25 or newer to use; others are looked for, too"),
  JAVA_TOOL_OPTIONS("options of the Java machine, such as -Xmx8g for more memory"),
  TESTBED_YES("when set, missing packages are installed without asking");

  private final String meaning;

  EnvironmentVariable(String meaning) {
    this.meaning = meaning;
  }

  /** What it is for, in a few words. */
  String meaning() {
    return meaning;
  }
}
