-- Firms, and the clients whose portal is theirs. Every key starts with the firm.

create table portal_firm (
  firm varchar(64) not null,
  zone varchar(64) not null,
  epoch bigint not null,
  wrapped_key varbinary(255) not null,
  settings_version bigint not null,
  settings clob not null,
  constraint portal_firm_pk primary key (firm)
);

create table portal_client (
  firm varchar(64) not null,
  id varchar(128) not null,
  name varchar(200) not null,
  sort_name varchar(200) not null,
  archived boolean not null,
  wrapped_key varbinary(255),
  seen_version varchar(128),
  snapshot blob,
  constraint portal_client_pk primary key (firm, id),
  constraint portal_client_firm_fk foreign key (firm) references portal_firm (firm)
);
