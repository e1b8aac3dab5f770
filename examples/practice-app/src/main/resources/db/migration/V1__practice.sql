-- The practice's own tables. The portal's tables (portal_…) are made by the portal.

create table firm (
    id varchar(64) primary key,
    name varchar(100) not null
);

create table client (
    id varchar(64) primary key,
    firm_id varchar(64) not null references firm,
    kind varchar(16) not null,
    name varchar(1000) not null,
    sort_name varchar(200) not null,
    responsible varchar(64),
    title varchar(1000),
    pronouns varchar(1000),
    date_of_birth date,
    relationship_status varchar(64),
    gender varchar(64),
    occupation varchar(1000),
    business_activity varchar(20000),
    company_number varchar(1000),
    line1 varchar(1000),
    line2 varchar(1000),
    city varchar(1000),
    region varchar(1000),
    postcode varchar(1000),
    country varchar(2),
    custom ${json} not null,
    version bigint not null
);
create index client_by_name on client (firm_id, sort_name, id);

create table client_email (
    client_id varchar(64) not null references client,
    position integer not null,
    id varchar(64) not null,
    email varchar(254) not null,
    label varchar(1000),
    primary key (client_id, position)
);

create table client_phone (
    client_id varchar(64) not null references client,
    position integer not null,
    id varchar(64) not null,
    number varchar(1000) not null,
    extension varchar(1000),
    label varchar(1000),
    primary key (client_id, position)
);

create table client_contact (
    client_id varchar(64) not null references client,
    position integer not null,
    id varchar(64) not null,
    name varchar(1000) not null,
    relationship varchar(1000),
    email varchar(254),
    phone varchar(1000),
    date_of_birth date,
    primary key (client_id, position)
);

create table client_secondary_contact (
    client_id varchar(64) not null references client,
    position integer not null,
    id varchar(64) not null,
    name varchar(1000) not null,
    relationship varchar(1000),
    email varchar(254),
    phone varchar(1000),
    date_of_birth date,
    primary key (client_id, position)
);

create table staff_user (
    username varchar(64) primary key,
    firm_id varchar(64) not null references firm,
    name varchar(100) not null,
    email varchar(254) not null,
    role varchar(16) not null,
    password varchar(200) not null,
    all_clients boolean not null
);

create table staff_client (
    username varchar(64) not null references staff_user,
    client_id varchar(64) not null references client,
    primary key (username, client_id)
);

create table staff_hidden_field (
    username varchar(64) not null references staff_user,
    field varchar(64) not null,
    primary key (username, field)
);

create table staff_read_only_field (
    username varchar(64) not null references staff_user,
    field varchar(64) not null,
    primary key (username, field)
);
