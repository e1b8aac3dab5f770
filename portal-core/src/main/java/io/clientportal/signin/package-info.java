/** Signing in: links, the codes that they ask for, the devices that they bind to, and sessions. */
@NullMarked
package io.clientportal.signin;

import org.jspecify.annotations.NullMarked;
