package io.clientportal.documents;

/** In which order documents are listed. */
public enum DocumentSort {
    /** Uploaded last first. */
    LATEST,
    /** By name, without case and accents. */
    NAME
}
