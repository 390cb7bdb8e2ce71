import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.OutputStream;
import java.util.List;

/**
 * Serves MongoDB's protocol on a free port of the loopback address, its data in the file given. Prints the port, and
 * ends when its standard input does, so that it never outlives the tests that started it.
 */
public final class ContractServer {
    /** MongoDB 5.0 with its own wire version: the library's constant says 8, which present drivers refuse. */
    private static final MongoVersion MONGODB_5_0 = new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
            return List.of(5, 0, 0);
        }

        @Override
        public int getWireVersion() {
            return 13;
        }
    };

    public static void main(String[] arguments) throws Exception {
        H2Backend backend = new H2Backend(arguments[0]);
        backend.version(MONGODB_5_0);
        MongoServer server = new MongoServer(backend);
        System.out.println(server.bind().getPort());

        System.in.transferTo(OutputStream.nullOutputStream());
        server.shutdownNow();
    }
}
