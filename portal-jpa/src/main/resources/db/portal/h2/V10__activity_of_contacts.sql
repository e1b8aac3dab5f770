-- Entries of the activity log by the contact whom they are about.

create index portal_activity_contact_ix on portal_activity (firm, contact, id);
