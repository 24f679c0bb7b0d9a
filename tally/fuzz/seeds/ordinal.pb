META
key;value
budget;1e3
vote_type;ordinal
PROJECTS
project_id;cost
10;600
07;500
"a""b";40
VOTES
age;vote
10; 07 ,10
"11
";"10,a""b"
