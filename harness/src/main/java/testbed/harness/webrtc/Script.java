package testbed.harness.webrtc;

import tools.jackson.databind.json.JsonMapper;

/** Pieces of script. */
final class Script {
  private Script() {}

  /** A text as a literal. */
  static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}
