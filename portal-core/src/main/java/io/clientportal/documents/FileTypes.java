package io.clientportal.documents;

/** Tells what a file is by its content. */
public interface FileTypes {

    /** How many of a file's first bytes are looked at. */
    int HEAD = 64 * 1024;

    /**
     * @param head the file's first bytes, {@link #HEAD} of them or all where there are fewer
     * @param name the file's name, which may narrow down what the content allows, such as CSV among texts, and never decides
     *     against it
     * @return the media type without parameters, in lower case; {@code application/octet-stream} where nobody knows
     */
    String detect(byte[] head, String name);
}
