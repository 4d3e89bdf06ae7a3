"""A zoo of workbooks: abused, foreign and hostile ones, and what every command says and does with each."""
