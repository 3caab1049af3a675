package testbed.salsify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.salsify.codec.CodecException;
import testbed.salsify.codec.Coded;
import testbed.salsify.codec.CodingTime;
import testbed.salsify.codec.DeclaredStage;
import testbed.salsify.codec.Decoded;
import testbed.salsify.codec.Encodings;
import testbed.salsify.codec.FunctionalCodec;
import testbed.salsify.codec.Vp8Codec;
import testbed.salsify.policy.Mode;
import testbed.salsify.receiver.ReceiverAgent;
import testbed.salsify.receiver.ReceiverOutput;
import testbed.salsify.receiver.ReceiverSetup;
import testbed.salsify.sender.SenderAgent;
import testbed.salsify.sender.SenderSetup;
import testbed.timebase.Agent;
import testbed.timebase.Time;
import testbed.timebase.VirtualTimeRunner;
import testbed.video.Raster;
import testbed.vp8.State;

/** The agents with the real codec. */
class Vp8CallTest {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final long PICTURE_NS = Time.SECOND / 30;
  private static final CodingTime CODING =
      CodingTime.always(5 * Time.MILLISECOND, 2 * Time.MILLISECOND);

  @Test
  void theDecoderReachesTheStateThatTheEncoderNamed() throws CodecException {
    Vp8Codec codec = new Vp8Codec();
    State state = codec.initial(WIDTH, HEIGHT);
    for (int i = 0; i < 20; i++) {
      Coded<State> better = codec.encode(state, picture(i), 30);
      Coded<State> smaller = codec.encode(state, picture(i), 90);
      Coded<State> sent = i % 3 == 0 ? better : smaller;
      State before = i == 0 ? codec.before(sent.frame()) : state;
      Decoded<State> decoded = codec.decode(before, sent.frame());
      assertEquals(sent.hash(), decoded.hash(), "frame " + i);
      state = decoded.state();
    }
  }

  @Test
  void whatIsNoKeyFrameIsRefusedAsOne() {
    Vp8Codec codec = new Vp8Codec();
    assertThrows(CodecException.class, () -> codec.before(new byte[3]));
    assertThrows(CodecException.class, () -> codec.before(new byte[50]));
  }

  /** Every picture on the screen must be, sample for sample, one that the encoder left. */
  @ParameterizedTest(name = "loss {0}")
  @ValueSource(doubles = {0, 0.1})
  void onlyPicturesThatTheEncoderLeftAreShown(double loss) {
    Fault fault = new Fault(loss, 2, loss / 2, loss / 2, loss / 10, 0, Time.SECOND);
    Remembering codec = new Remembering();
    FaultyPath forth = new FaultyPath(fault, 2 * Time.MILLISECOND, 1);
    FaultyPath back = new FaultyPath(fault, Time.MILLISECOND, 2);
    List<Raster> shown = new ArrayList<>();
    SenderAgent<State> sender =
        new SenderAgent<>(
            new SenderSetup(1, Mode.SALSIFY.newPolicy(), CODING),
            Encodings.inTurn(codec),
            new DeclaredStage<>(Runnable::run),
            forth,
            report -> {});
    ReceiverAgent<State> receiver =
        new ReceiverAgent<>(
            new ReceiverSetup(2, CODING),
            new Vp8Codec(),
            new DeclaredStage<>(Runnable::run),
            back,
            new ReceiverOutput((image, frame, now) -> shown.add(image), report -> {}));
    forth.connect(receiver::receive);
    back.connect(sender::receive);
    new VirtualTimeRunner(List.of(new Camera(sender), forth, back, receiver, sender))
        .runUntil(8 * Time.SECOND);

    assertTrue(shown.size() > (loss == 0 ? 200 : 40), shown.size() + " shown");
    assertTrue(codec.left.containsAll(shown), "each is one that the encoder left");
  }

  /** A textured picture that moves. */
  private static Raster picture(long number) {
    Random random = new Random(5);
    byte[] texture = new byte[4096];
    random.nextBytes(texture);
    byte[] planar = new byte[Raster.byteCount(WIDTH, HEIGHT)];
    for (int i = 0; i < planar.length; i++) {
      int x = (int) (i % WIDTH + number);
      int y = i / WIDTH;
      planar[i] = (byte) (90 + (texture[(x / 4 + y / 4 * 61) & 4095] & 63));
    }
    return Raster.ofPlanar(WIDTH, HEIGHT, planar);
  }

  /** The real codec, which remembers what each encoding would look like on a screen. */
  private static final class Remembering implements FunctionalCodec<State> {
    private final Vp8Codec codec = new Vp8Codec();
    private final Set<Raster> left = new HashSet<>();

    @Override
    public State initial(int width, int height) {
      return codec.initial(width, height);
    }

    @Override
    public State before(byte[] keyFrame) throws CodecException {
      return codec.before(keyFrame);
    }

    @Override
    public IntFunction<Coded<State>> analyse(State state, Raster image, int finest) {
      IntFunction<Coded<State>> encoding = codec.analyse(state, image, finest);
      return quantizer -> remembered(state, encoding.apply(quantizer));
    }

    private Coded<State> remembered(State state, Coded<State> coded) {
      try {
        left.add(codec.decode(state, coded.frame()).image());
      } catch (CodecException e) {
        throw new AssertionError(e);
      }
      return coded;
    }

    @Override
    public Decoded<State> decode(State state, byte[] frame) throws CodecException {
      return codec.decode(state, frame);
    }

    @Override
    public long hash(State state) {
      return codec.hash(state);
    }
  }

  private static final class Camera implements Agent {
    private final SenderAgent<State> sender;
    private long next;

    Camera(SenderAgent<State> sender) {
      this.sender = sender;
    }

    @Override
    public void advanceTo(long nowNs) {
      while (nextEventNs() <= nowNs) {
        sender.offer(picture(next++), nowNs);
      }
    }

    @Override
    public long nextEventNs() {
      return next * PICTURE_NS;
    }
  }
}
