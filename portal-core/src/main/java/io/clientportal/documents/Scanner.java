package io.clientportal.documents;

import java.io.IOException;
import java.io.InputStream;

/** Looks for malware in files before anybody can read them. */
public interface Scanner {

    /** Finds nothing, for firms that scan elsewhere or not at all. */
    Scanner NONE = bytes -> true;

    /**
     * @return whether the file is clean
     * @throws IOException where it could not be looked at: the file then waits, unreadable, and is looked at again
     */
    boolean isClean(InputStream bytes) throws IOException;
}
