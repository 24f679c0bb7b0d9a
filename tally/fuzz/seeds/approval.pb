META
key;value
budget;100
vote_type;approval
min_length;1
PROJECTS
project_id;cost;name;category;selected
1;60;Bank;groen,zitten;1
2;50;"Boom; oud";;0
3;40;;;0
VOTES
voter_id;vote;age;sex
a;1,2;34;F
b;3;;M
c;;12;
