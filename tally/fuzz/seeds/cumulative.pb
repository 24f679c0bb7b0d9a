meta
key;value
budget;100,50
vote_type;cumulative

projects
project_id;cost;votes;score;neighborhood
M/1/VII;60,5;2;7;Noord
M/1/VIII;50;1;0,5;None
votes
voter_id;vote;points
1;M/1/VII,M/1/VIII;3,0.5
2;M/1/VII;4
3;;none