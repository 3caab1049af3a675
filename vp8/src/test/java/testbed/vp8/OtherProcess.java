package testbed.vp8;

import java.nio.file.Files;
import java.nio.file.Path;

/** Continues a stream in a process of its own: a serialized state and a frame give a hash. */
final class OtherProcess {
  private OtherProcess() {}

  /** Arguments: file of the state, file of the frame. */
  public static void main(String[] args) throws Exception {
    State state = State.deserialize(Files.readAllBytes(Path.of(args[0])));
    byte[] frame = Files.readAllBytes(Path.of(args[1]));
    System.out.println(state.hash() + " " + Decoder.decode(state, frame).state().hash());
  }
}
