package io.clientportal.spring.pages;

import io.clientportal.engagements.EngagementLine;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.fields.FieldKey;
import io.clientportal.firms.Brand;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.notices.NoticeId;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.signin.ChallengeId;
import io.clientportal.signin.LinkId;
import io.clientportal.signin.PasskeyId;
import io.clientportal.signin.SessionId;
import io.clientportal.spring.web.ReturnPath;
import io.clientportal.viewing.ViewingId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** Where every page is. Templates know it as {@code to}. */
public final class Paths {

    private final String portal;
    private final String desk;
    private final Assets assets;

    Paths(String portal, String desk, Assets assets) {
        this.portal = portal;
        this.desk = desk;
        this.assets = assets;
    }

    // --- for everybody

    /** A file of the pages, with its hash, so that browsers may keep it. */
    public String asset(String name) {
        return portal + "/assets/" + name + "?v=" + assets.hash(name);
    }

    public String icon(String name) {
        return asset("icons.svg") + "#" + name;
    }

    public String theme(Brand brand) {
        return portal + "/theme/" + brand.version() + ".css";
    }

    // --- for contacts

    public String home() {
        return portal;
    }

    public String link(String token) {
        return portal + "/l/" + part(token);
    }

    public String code(ChallengeId challenge) {
        return portal + "/code/" + challenge;
    }

    public String again(ChallengeId challenge) {
        return code(challenge) + "/again";
    }

    /** Where a new link is asked for in place of one that does not open. */
    public String renew(String token) {
        return link(token) + "/renew";
    }

    /** Where the password that a link asks for is sent. */
    public String chosen(String token) {
        return link(token) + "/password";
    }

    public String invitation(ChallengeId challenge) {
        return code(challenge) + "/invitation";
    }

    public String newAddress(ChallengeId challenge) {
        return code(challenge) + "/address";
    }

    public String password(ChallengeId challenge) {
        return code(challenge) + "/password";
    }

    /** Where the passkey is sent that accepts an invitation; below it the question for it is. */
    public String passkey(ChallengeId challenge) {
        return code(challenge) + "/passkey";
    }

    /** The same for a new account. */
    public String passkey(String token) {
        return link(token) + "/passkey";
    }

    public String signIn() {
        return portal + "/sign-in";
    }

    /** The sign-in, with what was done just before. */
    public String signIn(String said) {
        return signIn() + "?said=" + part(said);
    }

    /** The sign-in, which leads back to a page. */
    public String signInFor(String page) {
        return signIn() + "?" + ReturnPath.PARAMETER + "=" + UriUtils.encode(page, StandardCharsets.UTF_8);
    }

    /** A page to come back to after signing in; empty where what was sent along is none. */
    Optional<String> back(@Nullable String page) {
        return ReturnPath.of(page, portal);
    }

    /** Where a passkey signs in; below it the question for it is. */
    public String signInByPasskey() {
        return signIn() + "/passkey";
    }

    public String askForLink() {
        return signIn() + "/link";
    }

    public String askForReset() {
        return signIn() + "/reset";
    }

    public String askForAccount() {
        return signIn() + "/account";
    }

    public String sent() {
        return signIn() + "/sent";
    }

    public String account() {
        return portal + "/account";
    }

    /** The account, with what was done just before. */
    public String account(String said) {
        return account() + "?said=" + part(said);
    }

    public String endSession(SessionId session) {
        return account() + "/sessions/" + session + "/end";
    }

    public String endOtherSessions() {
        return account() + "/sessions/end-others";
    }

    /** Asks first with GET; forgets with POST. */
    public String forgetDevice(LinkId device) {
        return account() + "/devices/" + device + "/forget";
    }

    /** Where a passkey is added; below it the question for it is. */
    public String passkeys() {
        return account() + "/passkeys";
    }

    public String removePasskey(PasskeyId passkey) {
        return passkeys() + "/" + passkey + "/remove";
    }

    public String changePassword() {
        return account() + "/password";
    }

    public String changeAddress() {
        return account() + "/address";
    }

    public String cancelAddress() {
        return changeAddress() + "/cancel";
    }

    public String signOut() {
        return portal + "/sign-out";
    }

    public String signedOut() {
        return portal + "/signed-out";
    }

    public String profile(ClientId client) {
        return portal + "/clients/" + part(client) + "/profile";
    }

    public String proposal(ClientId client, ChangeRequestId request) {
        return profile(client) + "/requests/" + request;
    }

    /** Where changes are proposed: of the client's record, or of an engagement's fields. */
    public String changes(ClientHead client) {
        SharedEngagement engagement = client.engagement();
        return engagement == null ? profile(client.id()) : shared(client.id(), engagement.id()) + "/changes";
    }

    public String summary(ClientHead client) {
        return changes(client) + "/summary";
    }

    public String edit(ClientHead client) {
        return changes(client) + "/edit";
    }

    public String submit(ClientHead client) {
        return changes(client) + "/submit";
    }

    public String proposal(ClientHead client, ChangeRequestId request) {
        return changes(client) + "/requests/" + request;
    }

    public String withdraw(ClientHead client, ChangeRequestId request) {
        return proposal(client, request) + "/withdraw";
    }

    public String shared(ClientId client) {
        return portal + "/clients/" + part(client) + "/engagements";
    }

    public String shared(ClientId client, long before) {
        return shared(client) + "?before=" + before;
    }

    public String shared(ClientId client, EngagementId engagement) {
        return shared(client) + "/" + part(engagement);
    }

    /** The documents of all clients. */
    public String allDocuments() {
        return portal + "/documents";
    }

    /** Where files are sent: straight to the one client there is, or asking for which. */
    public String sendFiles() {
        return allDocuments() + "/send";
    }

    public DocumentPaths sharedDocuments(ClientId client) {
        return new DocumentPaths(portal, "/clients/" + part(client) + "/documents");
    }

    public NotePaths ownNotes(ClientId client) {
        return new NotePaths(portal + "/clients/" + part(client) + "/notes");
    }

    /** Where a note is added to an engagement. */
    public String addNote(ClientId client, EngagementId engagement) {
        return shared(client, engagement) + "/notes";
    }

    public String looks() {
        return portal + "/looks";
    }

    public String looks(ViewingId before) {
        return looks() + "?before=" + before;
    }

    public String endViewing() {
        return portal + "/viewing/end";
    }

    // --- for staff

    public String inbox() {
        return desk;
    }

    public String bell() {
        return desk + "/bell";
    }

    public String bellRead() {
        return desk + "/bell/read";
    }

    public String client(ClientId client) {
        return desk + "/clients/" + part(client);
    }

    public String record(ClientId client) {
        return client(client) + "/record";
    }

    public String history(ClientId client) {
        return client(client) + "/history";
    }

    public String history(ClientId client, UUID before) {
        return history(client) + "?before=" + before;
    }

    public String activity(ClientId client) {
        return client(client) + "/activity";
    }

    public String activity(ClientId client, UUID before) {
        return activity(client) + "?before=" + before;
    }

    public String activity(ClientId client, ContactId contact) {
        return contact(client, contact) + "/activity";
    }

    public String activity(ClientId client, ContactId contact, UUID before) {
        return activity(client, contact) + "?before=" + before;
    }

    /** What was done at the firm. */
    public String firmActivity() {
        return desk + "/activity";
    }

    public String firmActivity(UUID before) {
        return firmActivity() + "?before=" + before;
    }

    public String endOwnViewing() {
        return desk + "/viewing/end";
    }

    public String engagements(ClientId client) {
        return client(client) + "/engagements";
    }

    public String engagements(ClientId client, EngagementLine.Place after) {
        return engagements(client) + "?after=" + part(after);
    }

    public String engagement(ClientId client, EngagementId engagement) {
        return engagements(client) + "/" + part(engagement);
    }

    public String sharing(ClientId client, EngagementId engagement) {
        return engagement(client, engagement) + "/sharing";
    }

    public DocumentPaths documents(ClientId client) {
        return new DocumentPaths(desk, "/clients/" + part(client) + "/documents");
    }

    /** Where contacts are let add notes to an engagement. */
    public String takesNotes(ClientId client, EngagementId engagement) {
        return engagement(client, engagement) + "/takes-notes";
    }

    public NotePaths notes(ClientId client) {
        return new NotePaths(client(client) + "/notes");
    }

    public String sendLink(ClientId client) {
        return client(client) + "/links";
    }

    public String revokeLink(ClientId client, LinkId link) {
        return sendLink(client) + "/" + link + "/revoke";
    }

    public String access(ClientId client) {
        return client(client) + "/access";
    }

    public String invite(ClientId client) {
        return access(client) + "/invite";
    }

    /** Inviting whoever has an address. */
    public String invite(ClientId client, String email) {
        return invite(client) + "?email=" + UriUtils.encode(email, StandardCharsets.UTF_8);
    }

    public String inviteContact(ClientId client, ContactId contact) {
        return invite(client) + "?contact=" + contact;
    }

    /** Inviting somebody with whom an engagement is shared at once. */
    public String inviteTo(ClientId client, EngagementId engagement) {
        return invite(client) + "?engagement=" + part(engagement);
    }

    public String contact(ClientId client, ContactId contact) {
        return client(client) + "/contacts/" + contact;
    }

    public String contact(ClientId client, ContactId contact, NoticeId before) {
        return contact(client, contact) + "?before=" + before;
    }

    public String contact(ClientId client, ContactId contact, String act) {
        return contact(client, contact) + "/" + act;
    }

    /** Changing a contact's login e-mail to this one. */
    public String changeAddress(ClientId client, ContactId contact, String email) {
        return contact(client, contact, ContactAct.ADDRESS.key()) + "?email="
                + UriUtils.encode(email, StandardCharsets.UTF_8);
    }

    public String review(ClientId client, ChangeRequestId request) {
        return client(client) + "/requests/" + request;
    }

    public String decide(ClientId client, ChangeRequestId request) {
        return review(client, request) + "/decide";
    }

    public String acceptRest(ClientId client, ChangeRequestId request) {
        return review(client, request) + "/accept-rest";
    }

    public String apply(ClientId client, ChangeRequestId request) {
        return review(client, request) + "/apply";
    }

    public String decline(ClientId client, ChangeRequestId request) {
        return review(client, request) + "/decline";
    }

    public String reject(ClientId client, ChangeRequestId request) {
        return review(client, request) + "/reject";
    }

    public String settings() {
        return desk + "/settings";
    }

    public String settings(String part) {
        return settings() + "/" + part;
    }

    public String field(FieldKey field) {
        return settings() + "/fields/" + field;
    }

    public String outbox() {
        return desk + "/outbox";
    }

    public String outbox(NoticeId before) {
        return outbox() + "?before=" + before;
    }

    public String retry(NoticeId notice) {
        return outbox() + "/" + notice + "/retry";
    }

    static String part(Object segment) {
        return UriUtils.encode(segment.toString(), StandardCharsets.UTF_8);
    }
}
