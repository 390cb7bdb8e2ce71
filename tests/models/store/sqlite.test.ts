import { openTemporaryStore } from "../../support/store";
import { describeStoreContract } from "./contract";

describeStoreContract("SQLite", openTemporaryStore);
