/** Engagements: the files, matters or jobs of a client, and whom the firm shares them with. */
@NullMarked
package io.clientportal.engagements;

import org.jspecify.annotations.NullMarked;
