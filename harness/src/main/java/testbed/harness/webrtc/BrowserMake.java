package testbed.harness.webrtc;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import testbed.analyzer.display.ColourMatrix;
import testbed.harness.system.CameraKind;
import testbed.harness.system.Need;
import testbed.harness.system.Stage;
import testbed.shell.tun.End;

/** A make of browser: what it films, what can be chosen about it, and how it is driven. */
interface BrowserMake {
  /** As its users call it. */
  String name();

  /** The program, and who packages it. */
  Need need();

  /**
   * What it can film, the best first.
   *
   * @param options of the system, defaults filled in
   */
  List<CameraKind> cameras(Map<String, String> options);

  /** Names and default values of its own options. */
  Map<String, String> options();

  /** The values that its own options may have. */
  Map<String, List<String>> choices();

  /** Whose matrix it usually paints the pictures of a codec with. */
  ColourMatrix screenMatrix(String codec);

  /** Prepares to drive the browser of one end. */
  BrowserDriver driver(Stage stage, End end) throws IOException, InterruptedException;

  /** The script that opens the camera in the sender's page, by a promise. */
  String openCamera(Stage stage);

  /** What belongs to the results about it, by name. */
  Map<String, String> facts(Stage stage);
}
